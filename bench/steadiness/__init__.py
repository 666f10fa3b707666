"""What bench/steady is made of: a server in a process, its numbers, and a project that grows."""
