"""An invented company, and the weekly workbooks that its teams hand in."""
