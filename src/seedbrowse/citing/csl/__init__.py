"""A processor of the Citation Style Language 1.0.2, written from its specification.

Style and locale are read into elements (`element`, `style`, `locale`), compiled to closures
(`scope` and the modules of each kind of element), and rendered for items (`item`, `rendering`) to
runs of formatted text (`runs`), which become a reference in plain text, HTML, Markdown or LaTeX
(`punctuation`, `rendered`). `processor` puts many of them in order and tells them apart.

Source: https://docs.citationstyles.org/en/stable/specification.html
"""
