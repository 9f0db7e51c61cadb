"""The terminal: one module a command, each with `add_arguments` and `run`.

`run` takes the parsed arguments and returns the exit code: 0 done, 1 done but something was
refused or is wrong, 2 could not be done (then a sentence on stderr says why).
"""
