"""After-action review and resilience tracking: from timeline to verified remediation."""
