//! A finished document in; Markdown, HTML, PDF and DOCX out.
