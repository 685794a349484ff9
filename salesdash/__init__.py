"""Weekly sales workbooks in; funnel, activity, grading, forecast out."""

__version__ = "0.1.0"
