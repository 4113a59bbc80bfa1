/// Attempts that are HTTP requests. The only package that knows the HTTP library.
@NullMarked
package dev.runner.driver.http;

import org.jspecify.annotations.NullMarked;
