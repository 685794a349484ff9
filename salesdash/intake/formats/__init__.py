"""The formats that are read cell by cell: .xls, .xlsb, .ods and HTML.

Nothing here asks for memory by what a file merely says of its size: cells
are gathered one by one, and counted as they come.
"""
