"""One module a referee task, named as the task; each has ``predict(records) -> iterator of predictions``.

``records`` are the gold file's JSON objects; a prediction is a JSON object with the ``id`` of its record and the keys
that the referee of the gold data asks for. A predictor looks at the text and never at the answers in the record.
"""
