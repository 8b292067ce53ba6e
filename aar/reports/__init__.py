"""Reports for people: sections say what to tell, renderers draw it in Word or Markdown."""
