"""The pages of requests: the queue, one request, the form for a new one."""
