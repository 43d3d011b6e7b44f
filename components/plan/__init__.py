"""The province's plan: targets with progress, tasks, support granted."""
