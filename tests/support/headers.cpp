// Nothing: this file stands for the headers that the tests of a layer share, compiled ahead of them.
