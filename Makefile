# runner: how it is built. `make` leaves the launcher at target/dist/bin/runner; `make help` lists the rest.

PREFIX  ?= /usr/local
DESTDIR ?=

# Each recipe that needs a JDK asks for it, so that a `make` with nothing to do starts none.
JDK    = JAVA_HOME=$$(sh src/build/jdk.sh) && export JAVA_HOME
MVN    = sh src/build/mvn.sh
MARKS  = target/marks
DIST   = target/dist

SOURCES  := $(shell find src/main schemas -not -name '.*' 2>/dev/null) pom.xml
TRAINING := $(wildcard src/build/training/*.yaml)
EXTRAS   := $(shell find src/dist/share -type f 2>/dev/null)

.PHONY: build demo test check golden docs bench bench-spawn bench-output bench-torture bench-http bench-journal bench-limits bench-kills bench-resume bench-faults bench-children fuzz install clean format tools help

build: $(MARKS)/aot

help:
	@echo "build    the program, in target/dist (the default)"
	@echo "demo     a dozen git repositories, and one command in all of them"
	@echo "test     the tests"
	@echo "check    format, lint, nullness: what CI runs before the tests"
	@echo "golden   the tests, writing what they expect; read the diff"
	@echo "docs     the reference of the plan language, src/docs/language.md"
	@echo "bench    the benchmarks of src/bench; bench-spawn, bench-output, ... one of them"
	@echo "bench-kills, bench-resume, bench-faults, bench-children, bench-limits  the system tests of these in their full size"
	@echo "fuzz     the tests of what is written at random, a million times each"
	@echo "format   the sources, as check wants them"
	@echo "tools    what tests and demo need, through apt-get"
	@echo "install  into PREFIX ($(PREFIX)), below DESTDIR"
	@echo "clean    removes target"

$(MARKS)/jar: $(SOURCES)
	@echo "compiling"
	@$(JDK) && $(MVN) package -Dmaven.test.skip=true
	@mkdir -p $(@D) && touch $@

$(MARKS)/merged: $(MARKS)/jar src/build/Merge.java src/build/Plain.java
	@echo "merging the jars"
	@mkdir -p $(DIST)/lib
	@$(JDK) && "$$JAVA_HOME/bin/java" src/build/Merge.java $(DIST)/lib/runner.jar target/runner.jar target/jars/*.jar
	@touch $@

$(MARKS)/runtime: src/build/runtime.sh
	@echo "linking a Java run-time"
	@mkdir -p $(DIST) $(@D) && rm -rf $(DIST)/runtime
	@$(JDK) && sh src/build/runtime.sh $(DIST)/runtime
	@touch $@

$(MARKS)/files: src/dist/runner.sh $(EXTRAS)
	@mkdir -p $(DIST)/bin $(@D) && rm -rf $(DIST)/share
	@install -m 755 src/dist/runner.sh $(DIST)/bin/runner
	@if [ -d src/dist/share ]; then cp -R src/dist/share $(DIST)/share; fi
	@touch $@

$(MARKS)/aot: $(MARKS)/merged $(MARKS)/runtime $(MARKS)/files $(TRAINING) $(wildcard src/build/training/*/*) src/build/train.sh
	@echo "training the start-up cache"
	@sh src/build/train.sh $(DIST) $(TRAINING)
	@touch $@

# What the plans of the demo look at is made anew each time; the server ends with the command.
demo: build tools
	@sh src/test/sh/demo-repositories.sh target/demo
	$(DIST)/bin/runner apply plans/repo-status/plan.yaml -p root=$(CURDIR)/target/demo
	@sh src/test/sh/demo-server.sh target/demo-server 'set -x; $(DIST)/bin/runner apply plans/api-batch/plan.yaml -p base_url=$$SERVER'

test: build tools $(MARKS)/browser $(MARKS)/editor
	@$(JDK) && $(MVN) --tests test

golden: build tools $(MARKS)/browser $(MARKS)/editor
	@$(JDK) && $(MVN) --tests test -Dgolden=write

# A test says when it is out of date.
docs:
	@$(JDK) && $(MVN) --tests test -Dtest=LanguagePageTest -Dgolden=write

# What looks at the page: a driver of browsers, and a validator.
$(MARKS)/browser: src/test/browser/package.json src/test/browser/package-lock.json src/build/npm.sh | tools
	@echo "installing what the tests of the page need"
	@sh src/build/npm.sh src/test/browser target/browser
	@mkdir -p $(@D) && touch $@

# What editors ask about plans: a language server.
$(MARKS)/editor: src/test/editor/package.json src/test/editor/package-lock.json src/build/npm.sh | tools
	@echo "installing what the tests of the editor need"
	@sh src/build/npm.sh src/test/editor target/editor
	@mkdir -p $(@D) && touch $@

# Into a folder of its own: what `build` and `test` compiled stays as it is.
check:
	@$(JDK) && $(MVN) -Pcheck -Dbuild.dir=target/check spotless:check test-compile
	@echo "check: nothing found"

format:
	@$(JDK) && $(MVN) spotless:apply

bench: build tools
	@for script in src/bench/*.sh; do echo "== $$script"; RUNNER=$(CURDIR)/$(DIST)/bin/runner $$script || exit 1; done

# One of them: bench-spawn is spawn.sh.
bench-spawn bench-output bench-torture bench-http bench-journal: build
	@RUNNER=$(CURDIR)/$(DIST)/bin/runner src/bench/$(@:bench-%=%).sh

# System tests in their full size: 200 kills, 200 runs killed and gone on with, faults whenever the disk is waited for, 10,000 steps that start daemons, 400 children at once, 1,000 requests at a rate.
bench-kills: build tools
	@$(JDK) && $(MVN) --tests test -Dtest=KillRoundsTest -Drounds=200

bench-resume: build tools
	@$(JDK) && $(MVN) --tests test -Dtest=ResumeRoundsTest -Drounds=200

bench-faults: build tools
	@$(JDK) && $(MVN) --tests test -Dtest=SyncFaultsTest -Dfaults=all

bench-children: build tools
	@$(JDK) && $(MVN) --tests test -Dtest=DaemonsTest -Drounds=10000
	@$(JDK) && $(MVN) --tests test -Dtest=ManyChildrenTest -Dchildren=400 -Dseconds=8

bench-limits: build tools
	@$(JDK) && $(MVN) --tests test -Dtest=ServerLimitsTest -Drequests=1000

# What a test writes at random: a million of each kind, each of which must take less than a second. SEED=7 tries others.
fuzz:
	@$(JDK) && $(MVN) --tests test -Dtest='*FuzzTest' -Dfuzz=1000000 $(if $(SEED),-Dseed=$(SEED))

tools:
	@sh src/build/tools.sh git rsync tmux xargs:findutils parallel strace ps:procps script:bsdutils unshare:util-linux nginx:nginx-light vi:vim-tiny ed cron chromium node:nodejs npm cmark-gfm pre-commit python3

# Dates are kept: the start-up cache is valid for the very jar that it was made with.
install: build
	@mkdir -p "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/lib" && rm -rf "$(DESTDIR)$(PREFIX)/lib/runner"
	@cp -Rp $(DIST) "$(DESTDIR)$(PREFIX)/lib/runner"
	@ln -sf ../lib/runner/bin/runner "$(DESTDIR)$(PREFIX)/bin/runner"
	@if [ -d $(DIST)/share ]; then cp -R $(DIST)/share "$(DESTDIR)$(PREFIX)/" && rm -rf "$(DESTDIR)$(PREFIX)/lib/runner/share"; fi
	@echo "installed $(DESTDIR)$(PREFIX)/bin/runner"

clean:
	@rm -rf target
