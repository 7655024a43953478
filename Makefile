# ddkit - two commands do everything on a fresh Debian or Ubuntu machine:
#   make kit     install what is missing, build, print the example kit into out/
#   make check   install what the tests need as well, run all tests
# `make` alone builds build/ddkit from what is there, without the network.

VERSION  = 0.1.0
PREFIX   = /usr/local
DESTDIR  =
BUILD    = build
EXAMPLE  = scenarios/last-ferry

CFLAGS   = -O2 -g
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wvla -Wmissing-prototypes
SANITIZE =

BUILD_PACKAGES = pkg-config libc6-dev libhpdf-dev libyaml-dev libcairo2-dev libharfbuzz-dev \
	libfribidi-dev libunibreak-dev libhyphen-dev libmd4c-dev libgraphviz-dev libfontconfig-dev \
	libfreetype-dev libpng-dev zlib1g-dev hyphen-en-us hyphen-de hyphen-hr \
	fonts-inter fonts-jetbrains-mono fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-symbola
TEST_PACKAGES = $(BUILD_PACKAGES) gcc clang libclang-rt-dev libcmocka-dev qpdf poppler-utils \
	mupdf-tools ghostscript python3 python3-yaml python3-pil node-ajv locales
BENCH_PACKAGES = $(BUILD_PACKAGES) hyperfine python3 time
DEV_PACKAGES = clang-format

LIBS = yaml-0.1 cairo harfbuzz harfbuzz-subset fribidi libunibreak md4c fontconfig freetype2 \
	libpng zlib libgvc
# libharu and libhyphen have no pkg-config file; Graphviz's dot layout is a plugin that is linked
# like a library, so that no plugin configuration is needed at run time.
GVPLUGINS = $(dir $(firstword $(wildcard /usr/lib/*/graphviz/libgvplugin_dot_layout.so /usr/lib/graphviz/libgvplugin_dot_layout.so)))
CPPFLAGS_ALL = -Igenerator -D_GNU_SOURCE -DDDKIT_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(LIBS)) $(CPPFLAGS)
CFLAGS_ALL = -std=c11 $(WARNINGS) $(CFLAGS) $(SANITIZE)
LDLIBS_ALL = $(shell pkg-config --libs $(LIBS)) -lhpdf -lhyphen -lm

SOURCES = $(filter-out generator/cli/main.c,$(wildcard generator/*/*.c))
OBJECTS = $(SOURCES:generator/%.c=$(BUILD)/%.o)

all: $(BUILD)/ddkit

$(BUILD)/ddkit: $(BUILD)/cli/main.o $(BUILD)/libddkit.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) $^ -o $@ $(LDLIBS_ALL)

$(BUILD)/libddkit.a: $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: generator/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

-include $(OBJECTS:.o=.d) $(BUILD)/cli/main.d

.PHONY: all
