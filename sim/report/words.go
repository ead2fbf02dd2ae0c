package report

import "rogatory/sim/words"

// Words holds every word that a person reads; see the package words.
type Words = words.Words

// English returns the words that come with the program.
func English() *Words { return words.English() }
