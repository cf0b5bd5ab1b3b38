"""Our own passages with answers: ``python -m benchmarks written NAME [--errors]``.

Each table of ``benchmarks/data`` has a module of its name here, whose ``judge`` reads a row's passage as the product
reads a report and says what of the row's answers is right. Half or a third of each table is marked ``held``: it is
measured, and its errors are neither printed nor looked at while building.
"""
