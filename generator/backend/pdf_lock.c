/* pdf_lock.c - libqpdf, opened late: it is C++ with a library for cryptography behind it, which
 * would cost every start more than the whole of a small kit. */
#include "backend/pdf_lock.h"

#include "base/late.h"

#if defined(QPDF_LIBRARY) && __has_include(<qpdf/qpdf-c.h>)
#include <qpdf/qpdf-c.h>

/* What is called, by the types that the library's header gives it. */
typedef struct Functions {
    __typeof__(qpdf_init) *init;
    __typeof__(qpdf_cleanup) *cleanup;
    __typeof__(qpdf_silence_errors) *silence;
    __typeof__(qpdf_set_suppress_warnings) *suppress_warnings;
    __typeof__(qpdf_read_memory) *read;
    __typeof__(qpdf_init_write_memory) *init_write;
    __typeof__(qpdf_set_r6_encryption_parameters2) *encrypt;
    __typeof__(qpdf_set_object_stream_mode) *object_streams;
    __typeof__(qpdf_set_stream_data_mode) *stream_data;
    __typeof__(qpdf_write) *write;
    __typeof__(qpdf_get_buffer) *buffer;
    __typeof__(qpdf_get_buffer_length) *buffer_length;
    __typeof__(qpdf_get_error) *error;
    __typeof__(qpdf_get_error_full_text) *error_text;
} Functions;

static bool find_all(void *l, Functions *f)
{
    return late_find(l, "qpdf_init", &f->init) && late_find(l, "qpdf_cleanup", &f->cleanup) &&
           late_find(l, "qpdf_silence_errors", &f->silence) &&
           late_find(l, "qpdf_set_suppress_warnings", &f->suppress_warnings) &&
           late_find(l, "qpdf_read_memory", &f->read) &&
           late_find(l, "qpdf_init_write_memory", &f->init_write) &&
           late_find(l, "qpdf_set_r6_encryption_parameters2", &f->encrypt) &&
           late_find(l, "qpdf_set_object_stream_mode", &f->object_streams) &&
           late_find(l, "qpdf_set_stream_data_mode", &f->stream_data) &&
           late_find(l, "qpdf_write", &f->write) && late_find(l, "qpdf_get_buffer", &f->buffer) &&
           late_find(l, "qpdf_get_buffer_length", &f->buffer_length) &&
           late_find(l, "qpdf_get_error", &f->error) &&
           late_find(l, "qpdf_get_error_full_text", &f->error_text);
}

/* The password is the owner's as well: an empty one would let everybody in. */
static bool encrypted(const Functions *f, qpdf_data q, const char *name, Str pdf,
                      const char *password)
{
    if (f->read(q, name, pdf.p, pdf.n, NULL) & QPDF_ERRORS) return false;
    if (f->init_write(q) & QPDF_ERRORS) return false;
    f->object_streams(q, qpdf_o_disable);
    f->stream_data(q, qpdf_s_preserve);
    f->encrypt(q, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
               QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
    return !(f->write(q) & QPDF_ERRORS);
}

bool pdf_lock(Diag *d, Str pdf, const char *password, FileWriter *out)
{
    Functions f;
    void *library = late_open(QPDF_LIBRARY); /* stays open */
    if (!library || !find_all(library, &f))
        return report(d, MSG_PDF_LOCK, SPAN_NONE, file_path(out), QPDF_LIBRARY " cannot be opened");
    qpdf_data q = f.init();
    f.silence(q);
    f.suppress_warnings(q, QPDF_TRUE);
    const bool ok = encrypted(&f, q, file_path(out), pdf, password);
    if (ok) file_put(out, (Str){ (const char *)f.buffer(q), f.buffer_length(q) });
    else report(d, MSG_PDF_LOCK, SPAN_NONE, file_path(out), f.error_text(q, f.error(q)));
    f.cleanup(&q);
    return ok;
}

#else

bool pdf_lock(Diag *d, Str pdf, const char *password, FileWriter *out)
{
    (void)pdf, (void)password;
    return report(d, MSG_PDF_LOCK, SPAN_NONE, file_path(out), "ddkit was built without libqpdf");
}

#endif
