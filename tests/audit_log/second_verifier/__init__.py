"""An independent second verifier of audit bundles.

It shares no code with the C++ verifier and was written from the description of
the format alone. Where the two disagree, one of them (or the description) is
wrong; `differential.py` looks for such places.
"""
