/* font_set.h - the few families that the tests of the text folder set type in. */
#ifndef DDKIT_TESTS_FONT_SET_H
#define DDKIT_TESTS_FONT_SET_H

#include "text/font.h"

static inline void font_set_face(Fonts *f, const char *family, int weight, bool italic,
                                 const char *path, unsigned index)
{
    fonts_add_face(f, str(family),
                   (FaceFile){ .weight = weight,
                               .italic = italic,
                               .path = path,
                               .index = index,
                               .package = "fonts-test" });
}

static inline void font_set_han(Fonts *f, const char *family, const char *language, unsigned index)
{
    font_set_face(f, family, 400, false, "NotoSansCJK-Regular.ttc", index);
    fonts_set_language(f, str(family), str(language));
}

static inline Fonts *font_set(Arena *a, Diag *d)
{
    static const char *const folders[] = {
        "/usr/share/fonts/opentype/inter",  "/usr/share/fonts/truetype/jetbrains-mono",
        "/usr/share/fonts/truetype/noto",   "/usr/share/fonts/truetype/ancient-scripts",
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/opentype/noto",
    };
    static const char *const fallbacks[][2] = {
        { "noto", "NotoSans-Regular.ttf" },
        { "symbols", "NotoSansSymbols2-Regular.ttf" },
        { "symbola", "Symbola_hint.ttf" },
        { "arabic", "NotoSansArabic-Regular.ttf" },
        { "hebrew", "NotoSansHebrew-Regular.ttf" },
        { "thai", "NotoSansThai-Regular.ttf" },
        { "hindi", "NotoSansDevanagari-Regular.ttf" },
    };
    static const char *const han[][2] = { { "jp", "ja" },
                                          { "kr", "ko" },
                                          { "sc", "zh-Hans" },
                                          { "tc", "zh-Hant" },
                                          { "hk", "zh-Hant-HK" } };
    Fonts *f = fonts_new(a, d);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) fonts_add_folder(f, folders[i]);
    font_set_face(f, "sans", 300, false, "Inter-Light.otf", 0);
    font_set_face(f, "sans", 400, false, "Inter-Regular.otf", 0);
    font_set_face(f, "sans", 500, false, "Inter-Medium.otf", 0);
    font_set_face(f, "sans", 700, false, "Inter-Bold.otf", 0);
    font_set_face(f, "sans", 400, true, "Inter-Italic.otf", 0);
    font_set_face(f, "mono", 400, false, "JetBrainsMono-Regular.ttf", 0);
    for (unsigned i = 0; i < 5; i++) {
        font_set_han(f, han[i][0], han[i][1], i);
        fonts_add_fallback(f, STR("sans"), str(han[i][0]));
    }
    for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++) {
        font_set_face(f, fallbacks[i][0], 400, false, fallbacks[i][1], 0);
        fonts_add_fallback(f, STR("sans"), str(fallbacks[i][0]));
        fonts_add_fallback(f, STR("mono"), str(fallbacks[i][0]));
    }
    font_set_face(f, "nastaliq", 400, false, "NotoNastaliqUrdu-Regular.ttf", 0);
    fonts_set_language(f, STR("nastaliq"), STR("ur"));
    fonts_add_fallback(f, STR("sans"), STR("nastaliq"));
    return f;
}

#endif
