"""The course on the web: static pages to read, and a JupyterLite site to work in."""
