.PHONY: build dist run test long race results bench fuzz soak mutate lint

build:
	go build -o bin/sim ./cmd/sim

# The archives for people without Go; ONLY=linux/amd64 builds that one. Their files bear the day of the version: the same
# source gives the same bytes.
VERSION ?= 0.1.0
DATE ?= 2026-11-24
dist:
	rm -rf dist
	go run ./cmd/dist -version $(VERSION) -date $(DATE) -out dist -only "$(ONLY)"

run:
	go run ./cmd/sim run scenarios/travelling-official.yaml

# The packages with property tests: their seed is fixed here, and random in soak.
PROPERTIES := ./sim/cond ./sim/facts ./sim/report ./sim/walk
SEED ?= 20241224

test: lint
	go test $$(go list ./... | grep -v -E '/sim/(cond|facts|report|walk)$$')
	go test $(PROPERTIES) -rapid.seed=$(SEED)
	go run ./cmd/sim test

# What test tries on a sample, in full: every page, report and kit in a browser, a sample of the site, every scenario under
# every draft clause and through every command.
long:
	SIM_LONG=all go test -count=1 -timeout 30m ./cmd/sim ./sim ./sim/workshop ./sim/site \
		-run 'Browser|FollowsItsSchema|TestUnknownFactsAreFixed|TestExactlyTheCellsThatChange'

# The same under the race detector, and every benchmark once. Left to test are those that walk the whole library
# again and again in one goroutine, and the packages that only draw pages: under the detector they take minutes and could
# find nothing.
ONEGOROUTINE := TestWhatEveryCommandPrintsFollowsItsSchema|TestUnknownFactsAreFixed|TestExactlyTheCellsThatChange|TestMutants|TestEquivalentMutants|Browser|TestCombinations|IsExplained|TestAnOpenDoor|TestTheLastNo
race:
	go test -race -short -timeout 30m -skip '$(ONEGOROUTINE)' $$(go list ./... | grep -v -E '/(cmd/dist|sim/(browser|cond|facts|report|site|walk|workshop))$$')
	go test -race -short $(PROPERTIES) -rapid.seed=$(SEED)
	go test -run '^$$' -bench . -benchtime 1x ./...

# Regenerates the published outcome of every bundled scenario. Read every changed line before you commit it.
results:
	go test ./results -update

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Every reader of input, a minute each: make fuzz FUZZTIME=10s for less.
FUZZTIME ?= 60s
fuzz:
	@set -e; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "== $$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x $$pkg; \
		done; \
	done

# Random property tests, with a new seed each time.
SOAKCHECKS ?= 20000
soak:
	go test -count=1 -timeout 60m $(PROPERTIES) -rapid.checks=$(SOAKCHECKS)

# Changes every rule of the law and asks whether a question or a story notices; a sample of this is in make test.
mutate:
	go test -count=1 -v -run "TestMutants|TestEquivalentMutants" ./sim/mutate -every 1

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "gofmt would change these files"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
