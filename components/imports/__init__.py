"""The parts of `/nhap`: the place to drop a file, the job, its rows, the history."""
