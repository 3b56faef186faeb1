"""What an office and an SOP begin with: new files, made of the templates in templates/baru/."""
