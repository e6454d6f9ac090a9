// What a script adds: nothing of a page depends on it.
