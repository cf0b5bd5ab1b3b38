"""The case: the file that holds reports, readings, judgements and picture, and the host that calls the stages.

Start at `case.Case`. It calls the four stages in order (`stages.Stages`), and keeps what they give in `store.Store`.
"""
