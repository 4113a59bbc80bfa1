/// Takes secrets out of what is shown: as they are, and as they stand in URLs, JSON, hexadecimal
/// and base64; also where they come in pieces.
@NullMarked
package dev.runner.mask;

import org.jspecify.annotations.NullMarked;
