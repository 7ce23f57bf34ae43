"""Results of checks in the formats that people and other programs read, one format a file.

Each module offers `lines`, from a `report.Report` to the lines of its format.
"""
