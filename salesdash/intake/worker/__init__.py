"""The child process: the only place where uploaded bytes are parsed."""
