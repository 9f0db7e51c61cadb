"""Noun phrases and speech tags, as patterns over the tags of frames.py."""

from __future__ import annotations

import re

_PLAIN = r"(?:d[wrkNTSz0a]*[wrkNT0]|[wrkNTSz0]*[wrkNT])"
NP = rf"(?:[dwrkNTSz0]{{0,5}}[rTN]c{_PLAIN}|{_PLAIN})"  # "Gov. and chairman Ed Rendell"
SUBJECT = rf"(?:P|{NP}|d(?=p[dN]))"  # "one of the advisers"
# What may stand between a subject and its verb: ", the mayor of Dover," or "(D-Del.)"
BETWEEN = r"(?:,[^;:]{1,40}?,|,d[^,;:QVP]{1,20}?(?=V)|\([^)]{1,15}\),?|-[^;Q]{1,30}?-)"
AFTER = re.compile(rf"[,;-]?[ac]{{0,2}}({SUBJECT})((?:p{NP}){{0,3}})({BETWEEN}{{0,2}}?),?[abe]*(V)")
INVERTED = re.compile(rf"[,;-]?a*(V)a?({SUBJECT}|d(?=[.,;]))")  # "read one."
