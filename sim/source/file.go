package source

// File is a file's name and content: all that the engine knows of a file system.
type File struct {
	Name string // with slashes, relative to the folder that it was read from
	Data []byte
}

// StandardInput is the name of a file that was typed or piped in.
const StandardInput = "standard input"
