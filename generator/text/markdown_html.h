/* markdown_html.h - the little that Markdown's HTML means here.  Private to the Markdown parser. */
#ifndef DDKIT_TEXT_MARKDOWN_HTML_H
#define DDKIT_TEXT_MARKDOWN_HTML_H

#include "base/str.h"

/* `<br>` in any spelling: `<br/>`, `<BR />`, `</br>`, with attributes. */
bool html_is_break(Str tag);
/* True for the tag of an element of HTML, which its author expects to do something; `<host>` in
 * "log in to <host>" is none. */
bool html_is_element(Str tag);

#endif
