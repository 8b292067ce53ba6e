select current_setting('timezone')
