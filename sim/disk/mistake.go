package disk

import (
	"errors"

	"rogatory/sim/words"
)

// mistake is an error in the words of the words file.
func mistake(key string, args ...any) error { return errors.New(words.English().Text(key, args...)) }
