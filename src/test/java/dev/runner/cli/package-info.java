/// Tests of the command line, without starting the program.
@org.jspecify.annotations.NullMarked
package dev.runner.cli;
