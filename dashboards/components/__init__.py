"""Parts that pages are drawn from; none of them knows a page."""
