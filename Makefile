# ddkit - two commands do everything on a fresh Debian or Ubuntu machine:
#   make kit     install what is missing, build, make the two example kits in out/
#   make check   install what the tests need as well, run all tests
# `make` alone builds build/ddkit from what is there, without the network.  `make help` lists the rest.

VERSION  = 0.1.0
PREFIX   = /usr/local
DESTDIR  =
BUILD    = build
EXAMPLE  = scenarios/last-ferry
KITS     = scenarios/nine-lives scenarios/last-ferry
PAPER    = a4

CFLAGS   = -O2 -g
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wvla -Wmissing-prototypes
SANITIZE =
# The program optimized as a whole: 3 % less time.  clang would need a linker of its own for it.
LTO := $(if $(SANITIZE),,$(if $(findstring Free Software,$(shell $(CC) --version 2>/dev/null)),-flto=auto))

# ---- packages, by their Debian names --------------------------------------------------------------

FONTS = fonts-inter fonts-jetbrains-mono fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-symbola \
	fonts-unifont
BUILD_PACKAGES = gcc libc6-dev pkg-config libhpdf-dev libyaml-dev libcairo2-dev libharfbuzz-dev \
	libfribidi-dev libunibreak-dev libhyphen-dev libmd4c-dev libgraphviz-dev libfontconfig-dev \
	libfreetype-dev libpng-dev libunistring-dev libdeflate-dev libexpat1-dev \
	libturbojpeg0-dev liblcms2-dev libgs-common libqpdf-dev libicu-dev hyphen-en-us \
	hyphen-de hyphen-hr $(FONTS)
TEST_PACKAGES = $(BUILD_PACKAGES) clang libcmocka-dev qpdf poppler-utils mupdf-tools librsvg2-bin \
	ghostscript python3 python3-yaml python3-pil python3-jsonschema locales \
	libpdfbox2-java libactivation-java libjaxb-api-java default-jre-headless
COVERAGE_PACKAGES = $(TEST_PACKAGES) gcovr
FAULT_PACKAGES = $(BUILD_PACKAGES) python3 util-linux
BENCH_PACKAGES = $(BUILD_PACKAGES) python3 valgrind
PICTURE_PACKAGES = $(BUILD_PACKAGES) poppler-utils python3 python3-pil
FORMAT_PACKAGES = clang-format

# Installs what is missing of $(1).  Without apt it says what is needed, and stops.
define need
@missing=; for p in $(1); do \
	dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; \
done; \
[ -z "$$missing" ] && exit 0; \
if ! command -v apt-get >/dev/null; then \
	echo "This needs, under the names that Debian gives them:$$missing"; \
	echo "Install what your system calls them, then run: make && build/ddkit build $(KITS)"; exit 1; \
fi; \
echo "Installing:$$missing"; \
root=; [ "$$(id -u)" = 0 ] || root=sudo; \
$$root apt-get update -q && \
$$root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing
endef

# ---- the program ----------------------------------------------------------------------------------

LIBS = yaml-0.1 harfbuzz harfbuzz-subset fribidi libunibreak md4c fontconfig freetype2 libpng \
	libdeflate expat libgvc cairo libturbojpeg lcms2
# Graphviz' dot layout is a plugin; linked like a library it needs no configuration at run time.
# libharu, libhyphen and libunistring have no pkg-config file.  ICU is opened by text/dictionary.c.
comma := ,
GRAPHVIZ := $(dir $(firstword $(wildcard /usr/lib/*/graphviz/libgvplugin_dot_layout.so \
	/usr/lib*/graphviz/libgvplugin_dot_layout.so)))
# libqpdf is opened by backend/pdf_lock.c, by the name that its version gives it.
QPDF := $(notdir $(firstword $(wildcard /usr/lib/*/libqpdf.so.[0-9][0-9] /usr/lib*/libqpdf.so.[0-9][0-9])))
LIBS_CFLAGS := $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
# These need nothing but the C library: where they can be linked into the program, each start has fewer to open.
WITHIN = yaml deflate turbojpeg fribidi hyphen unistring
within = $(foreach l,$(1),$(if $(filter $(WITHIN:%=-l%),$l),$(call archive,lib$(l:-l%=%).a,$l),$l))
archive = $(if $(filter /%,$(shell $(CC) -print-file-name=$(1))),-l:$(1),$(2))
# cairo is opened by backend/png_cairo.c.
LIBS_LIBS := $(call within,$(shell pkg-config --libs $(filter-out cairo,$(LIBS)) 2>/dev/null) \
	-lhpdf -lhyphen -lunistring) -lm -ldl \
	$(if $(GRAPHVIZ),-L$(GRAPHVIZ) -Wl$(comma)-rpath$(comma)$(GRAPHVIZ) -lgvplugin_dot_layout)

COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -DDDKIT_VERSION='"$(VERSION)"' \
	$(if $(QPDF),-DQPDF_LIBRARY='"$(QPDF)"') -Igenerator $(LIBS_CFLAGS) \
	$(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LTO) $(SANITIZE)
LINK = $(CC) $(CFLAGS) $(LTO) $(SANITIZE) $(LDFLAGS)

SOURCES := $(filter-out generator/cli/main.c,$(sort $(wildcard generator/*/*.c)))
OBJECTS := $(SOURCES:generator/%.c=$(BUILD)/%.o)
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

.DEFAULT_GOAL := all

# Changes when the compiler, a flag or the version does; every object depends on it.
FLAGS := $(BUILD)/flags
$(FLAGS): FORCE
	$(shell mkdir -p $(@D))$(file >$@.new,$(COMPILE) $(LINK) $(LIBS_LIBS))
	@if cmp -s $@.new $@; then rm -f $@.new; else mv -f $@.new $@; fi
FORCE:

# Short lines; V=1 shows the commands.
quiet = $(if $(V),,@printf '  %-4s %s\n' $(1) $@;)

all: $(BUILD)/ddkit

$(BUILD)/ddkit: $(BUILD)/cli/main.o $(OBJECTS)
	$(call quiet,LINK)$(LINK) $(filter %.o,$^) -o $@ $(LIBS_LIBS)

$(BUILD)/libddkit.a: $(OBJECTS)
	@rm -f $@
	$(call quiet,AR)$(AR) rcs $@ $^

$(BUILD)/%.o: generator/%.c $(FLAGS)
	@mkdir -p $(@D)
	$(call quiet,CC)$(COMPILE) -MMD -MP -c $< -o $@

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libddkit.a
	@mkdir -p $(@D)
	$(call quiet,CC)$(COMPILE) -Itests -Itests/unit -MMD -MP $< $(BUILD)/libddkit.a -o $@ $(LIBS_LIBS) -lcmocka

$(BUILD)/pdf-documents: tests/pdf/documents.c $(BUILD)/libddkit.a
	$(call quiet,CC)$(COMPILE) -Itests $^ -o $@ $(LIBS_LIBS)

$(BUILD)/without: tests/bench/without.c $(BUILD)/libddkit.a
	$(call quiet,CC)$(COMPILE) $^ -o $@ $(LIBS_LIBS)

$(BUILD)/play-turns: tests/turns/play.c tests/turns/board.c tests/turns/board.h $(BUILD)/libddkit.a
	$(call quiet,CC)$(COMPILE) $(filter-out %.h,$^) -o $@ $(LIBS_LIBS)

# What make has built is what the tests run: a test whose source is gone is not.
units: $(UNITS) $(BUILD)/pdf-documents $(BUILD)/play-turns
	$(file >$(BUILD)/unit/list,$(sort $(notdir $(UNITS))))
	@:

-include $(OBJECTS:.o=.d) $(BUILD)/cli/main.d $(UNITS:=.d)

# ---- for users ------------------------------------------------------------------------------------

JOBS := -j$(shell nproc 2>/dev/null || echo 2)

kit:
	$(call need,$(BUILD_PACKAGES))
	@$(MAKE) --no-print-directory $(JOBS) all
	$(BUILD)/ddkit build $(KITS) --paper $(PAPER) -o out -q
	$(BUILD)/ddkit build $(KITS) --paper $(PAPER) -o out/slim --slim
	@echo 'For a first evening print out/slim/nine-lives/print.pdf: two-sided, long edge, at 100 %.'
	@echo 'Its first sheet tells the rest. Whole kits are in out/nine-lives and out/last-ferry.'

deps:
	$(call need,$(BUILD_PACKAGES))

help:
	@echo 'For users:'
	@echo '  make kit        install what is missing, build, make the two example kits in out/'
	@echo '  make            build build/ddkit from what is there'
	@echo '  make deps       only install what building needs'
	@echo '  make install    install below $$(DESTDIR)$$(PREFIX), with a manual page and completions'
	@echo '  make uninstall  remove what make install has put there'
	@echo '  make clean      remove build/ and what is in out/'
	@echo 'For developers:'
	@echo '  make check      install what the tests need, run all tests'
	@echo '  make coverage   run all tests, report the lines and branches that none of them reaches'
	@echo '  make fuzz       feed made-up input to the program for SECONDS=60'
	@echo '  make bench      measure time, memory and file sizes'
	@echo '  make update-golden  record drawings and messages as they are now'
	@echo '  make docs       write the references in docs/ from the tables in the code'
	@echo '  make pictures   draw the pictures of the README'
	@echo '  make format     format the code'
	@echo '  make compile_commands.json  for editors and other tools'
	@echo 'Variables: CC CFLAGS LDFLAGS SANITIZE BUILD PREFIX DESTDIR PAPER; V=1 shows the commands.'

# Data of an older version goes first: a piece that is gone would still be printed.
SHARE = $(DESTDIR)$(PREFIX)/share
install: all
	rm -rf $(SHARE)/ddkit
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/ddkit $(SHARE)/man/man1 \
		$(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions \
		$(SHARE)/fish/vendor_completions.d
	install -m 755 $(BUILD)/ddkit $(DESTDIR)$(PREFIX)/bin/ddkit
	cp -R templates scenarios fonts LICENSE $(SHARE)/ddkit/
	chmod -R u=rwX,go=rX $(SHARE)/ddkit
	$(BUILD)/ddkit help --man > $(SHARE)/man/man1/ddkit.1
	$(BUILD)/ddkit help --completion=bash > $(SHARE)/bash-completion/completions/ddkit
	$(BUILD)/ddkit help --completion=zsh > $(SHARE)/zsh/site-functions/_ddkit
	$(BUILD)/ddkit help --completion=fish > $(SHARE)/fish/vendor_completions.d/ddkit.fish

uninstall:
	rm -rf $(SHARE)/ddkit
	rm -f $(DESTDIR)$(PREFIX)/bin/ddkit $(SHARE)/man/man1/ddkit.1 \
		$(SHARE)/bash-completion/completions/ddkit $(SHARE)/zsh/site-functions/_ddkit \
		$(SHARE)/fish/vendor_completions.d/ddkit.fish

clean:
	rm -rf $(BUILD) out/*

# ---- for developers -------------------------------------------------------------------------------

# The suite runs on the build with sanitizers; clang must compile the program without a warning, too.
CHECKED = $(BUILD)/checked
check:
	$(call need,$(TEST_PACKAGES))
	@$(MAKE) --no-print-directory $(JOBS) CC=gcc CFLAGS="-O2 -g -Werror" all
	@$(MAKE) --no-print-directory $(JOBS) CC=clang BUILD=$(BUILD)/clang CFLAGS="-O1 -Werror" all
	@$(MAKE) --no-print-directory $(JOBS) CC=gcc BUILD=$(CHECKED) CFLAGS="-O1 -g -Werror" \
		SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined" all units
	DDKIT_PLAIN=$(BUILD)/ddkit tests/run $(CHECKED)

$(BUILD)/no-memory.so: tests/faults/no_memory.c
	@mkdir -p $(@D)
	$(call quiet,LINK)$(CC) $(WARNINGS) $(CFLAGS) -shared -fPIC $< -o $@

# libFuzzer on scenarios, templates, overlays and rosters, texts and pictures, SECONDS each, from what the repository
# has of them; finds land in build/fuzz.
SECONDS = 60
FUZZED = scenario theme overlay text image
FUZZ = $(BUILD)/fuzz
fuzz:
	$(call need,$(BUILD_PACKAGES) clang libclang-rt-dev python3)
	@$(MAKE) --no-print-directory $(JOBS) all
	@$(MAKE) --no-print-directory $(JOBS) CC=clang BUILD=$(FUZZ) CFLAGS="-O1 -g" \
		SANITIZE="-fsanitize=address,undefined,float-cast-overflow,fuzzer-no-link" \
		$(FUZZED:%=$(FUZZ)/fuzz-%)
	tests/fuzz/seeds $(BUILD)/ddkit $(FUZZ)/seeds
	@for target in $(FUZZED); do \
		mkdir -p $(FUZZ)/corpus/$$target; \
		echo "fuzz-$$target"; \
		( cd $(FUZZ) && DDKIT_DATA=$(CURDIR) ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
			./fuzz-$$target -max_total_time=$(SECONDS) -timeout=30 -rss_limit_mb=1500 -max_len=60000 -verbosity=0 \
			-print_final_stats=1 -artifact_prefix=$$target- -dict=seeds/$$target.dict corpus/$$target seeds/$$target ) || exit 1; \
	done

$(BUILD)/fuzz-%: tests/fuzz/fuzz_%.c tests/fuzz/fuzz.c $(BUILD)/libddkit.a
	$(call quiet,LINK)$(COMPILE) -Itests/fuzz -fsanitize=fuzzer $^ -o $@ $(LIBS_LIBS)

# What no test reaches, by line and by branch; the last lines say how much they do.
COVERED = $(BUILD)/coverage
coverage:
	$(call need,$(COVERAGE_PACKAGES))
	@find $(COVERED) -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) --no-print-directory $(JOBS) CC=gcc BUILD=$(COVERED) LTO= CFLAGS="-O0 -g --coverage" all units
	-tests/run $(COVERED)
	gcovr --root . --object-directory $(COVERED) --filter generator/ --exclude-throw-branches \
		--txt $(COVERED)/lines.txt --html-details $(COVERED)/index.html --print-summary
	gcovr --root . --object-directory $(COVERED) --filter generator/ --branches --txt $(COVERED)/branches.txt
	@echo 'Lines: $(COVERED)/lines.txt  Branches: $(COVERED)/branches.txt  Sources: $(COVERED)/index.html'

# For clangd, clang-tidy and the like.
compile_commands.json: FORCE
	$(file >$@,[$(foreach f,generator/cli/main.c $(SOURCES),$(if $(filter-out generator/cli/main.c,$f),$(comma))\
	{"directory": "$(CURDIR)", "file": "$f", "command": "$(subst ",\",$(COMPILE)) -c $f"})])
	@:

update-golden: all $(BUILD)/play-turns
	tests/golden/run $(BUILD)/ddkit --update
	tests/bad/run --update
	tests/turns/run $(BUILD)/play-turns --update

# Lets system calls and allocations fail one after the other, and kills the program at each; a few minutes.
faults:
	$(call need,$(FAULT_PACKAGES))
	@$(MAKE) --no-print-directory $(JOBS) all $(BUILD)/no-memory.so
	DDKIT=$(BUILD)/ddkit tests/faults/run
	tests/faults/memory $(BUILD)

bench:
	$(call need,$(BENCH_PACKAGES))
	@$(MAKE) --no-print-directory $(JOBS) all $(BUILD)/without
	tests/bench/run $(BUILD)/ddkit
	$(BUILD)/without $(EXAMPLE)

pictures:
	$(call need,$(PICTURE_PACKAGES))
	@$(MAKE) --no-print-directory $(JOBS) all
	docs/pictures/make $(BUILD)/ddkit scenarios/nine-lives scenarios/last-ferry

docs: all
	$(BUILD)/ddkit schema --markdown > docs/format.md
	docs/fill $(BUILD)/ddkit < docs/templates.md > $(BUILD)/templates.md
	cp $(BUILD)/templates.md docs/templates.md
	docs/list-messages > docs/messages.md

format:
	$(call need,$(FORMAT_PACKAGES))
	clang-format -i generator/*/*.[ch] tests/unit/*.[ch] tests/pdf/*.c tests/turns/*.[ch]

.PHONY: all units kit deps help install uninstall clean check coverage fuzz update-golden faults bench pictures \
	docs format FORCE
