package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// target is one system that the program is built for.
type target struct {
	OS, Arch string // as Go names them
	Name     string // as people name the system
}

var targets = []target{
	{"linux", "amd64", "linux"}, {"linux", "arm64", "linux"},
	{"darwin", "amd64", "macos"}, {"darwin", "arm64", "macos"},
	{"windows", "amd64", "windows"}, {"windows", "arm64", "windows"},
}

func (t target) windows() bool { return t.OS == "windows" }

// program is the name of the program's file.
func (t target) program() string {
	if t.windows() {
		return "sim.exe"
	}
	return "sim"
}

// archive is the name of the archive: zip where Explorer opens nothing else.
func (t target) archive(version string) string {
	ext := ".tar.gz"
	if t.windows() {
		ext = ".zip"
	}
	return fmt.Sprintf("sim-%s-%s-%s%s", version, t.Name, t.Arch, ext)
}

// compile builds the program: without C, paths of this machine, the state of its checkout, or symbols.
func (t target) compile(root, version string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "sim-dist-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, t.program())
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid= -X main.version="+version, "-o", file, "./cmd/sim")
	cmd.Dir = root
	// GOFLAGS and the levels of processors are emptied: what this machine prefers must not show in the bytes.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOOS="+t.OS, "GOARCH="+t.Arch)
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s/%s: %w", t.OS, t.Arch, err), errors.New(string(text)))
	}
	return os.ReadFile(file)
}
