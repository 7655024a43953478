/* password.c - the password of --password: as PDF wants it, RFC 4013 (SASLprep) prepares it, so
 * that the same letters are the same password whatever keyboard they come from. */
#include "cli/password.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/input.h"
#include "base/utf8.h"

/* ISO 32000-2, 7.6.4.3.3. */
#define BYTES_MOST 127
#define INPUT_MOST (64 * 1024)

static Str first_line(Str text)
{
    const size_t end = str_find(text, '\n');
    Str line = str_slice(text, 0, end < text.n ? end : text.n);
    if (line.n && line.p[line.n - 1] == '\r') line.n--;
    return line;
}

/* Form KC (RFC 4013, 2.2) of UTF-8. */
static Str normalized(Arena *a, Str text)
{
    size_t n = 0;
    uint8_t *form = u8_normalize(UNINORM_NFKC, (const uint8_t *)text.p, text.n, NULL, &n);
    if (!form) out_of_memory();
    const Str kept = str_copy(a, (Str){ (const char *)form, n });
    free(form);
    return kept;
}

/* What is wrong with it (RFC 4013, 2.3: nothing that cannot be seen), or NULL. */
static const char *fault_of(Str text)
{
    if (!text.n) return "the password is empty";
    if (text.n > BYTES_MOST) return "the password is longer than 127 bytes";
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        if (uc_is_general_category(c, UC_CATEGORY_Cc) || uc_is_general_category(c, UC_CATEGORY_Cf))
            return "the password has a control character";
    }
    return NULL;
}

bool password_read(Session *s, const char **password)
{
    const char *given = s->options.password;
    Str text = given ? str(given) : (Str){ 0 };
    if (!given) return true;
    if (strcmp(given, "-") == 0) {
        if (!input_read(s->arena, s->diag, given, INPUT_MOST, &text)) return false;
        text = first_line(text);
    }
    const bool utf8 = !u8_check((const uint8_t *)text.p, text.n);
    text = utf8 ? normalized(s->arena, text) : text;
    const char *fault = utf8 ? fault_of(text) : "the password is not UTF-8";
    if (fault) return report(s->diag, MSG_PASSWORD_BAD, SPAN_NONE, fault);
    *password = str_c(s->arena, text);
    return true;
}
