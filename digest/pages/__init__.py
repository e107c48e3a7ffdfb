"""From the digest to pages: values first, then one writer that turns a page into Markdown."""
