/* pdf_intent.c - the profile of sRGB comes from Little CMS, which makes it from the standard's
 * numbers (IEC 61966-2-1). */
#include "backend/pdf_intent.h"

#include <lcms2.h>

/* Of an ICC profile's header (ICC.1:2010, 7.2): where the date of its making stands. */
#define ICC_DATE 24
#define ICC_DATE_BYTES 12
/* The newest version of ICC profiles that PDF/A-2 knows (ISO 19005-2, 6.2.4.2): its curves are
 * formulas, not tables of 8 KiB. */
#define ICC_VERSION 4.2

/* That of the standard, October 18, 1999, stands for that of the making: files don't differ by day.
 */
static const unsigned char standards_date[ICC_DATE_BYTES] = { 0x07, 0xCF, 0, 10, 0, 18 };

Str srgb_profile(Arena *a)
{
    cmsUInt32Number n = 0;
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    if (!profile) out_of_memory();
    cmsSetProfileVersion(profile, ICC_VERSION);
    cmsSaveProfileToMem(profile, NULL, &n);
    char *bytes = arena_alloc(a, n);
    if (!cmsSaveProfileToMem(profile, bytes, &n)) out_of_memory();
    cmsCloseProfile(profile);
    memcpy(bytes + ICC_DATE, standards_date, sizeof standards_date);
    return (Str){ bytes, n };
}

void pdf_write_srgb_intent(PdfFile *f, Str srgb)
{
    HPDF_Dict profile = pdf_stream(f, srgb), intent = pdf_object(f);
    HPDF_Array intents = pdf_array(f);
    HPDF_Dict_AddNumber(profile, "N", 3);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    HPDF_Dict_Add(intent, "OutputConditionIdentifier", pdf_bytes(f, STR("sRGB IEC61966-2.1")));
    HPDF_Dict_Add(intent, "Info", pdf_bytes(f, STR("sRGB IEC61966-2.1")));
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(f->doc->catalog, "OutputIntents", intents);
}
