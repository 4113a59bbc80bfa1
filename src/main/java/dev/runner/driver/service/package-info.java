/// Attempts at services: what tells that one is ready, and that it still works. They are made as
/// the driver of their command makes them.
@NullMarked
package dev.runner.driver.service;

import org.jspecify.annotations.NullMarked;
