package dev.runner.driver.http;

/// A field of a request's or an answer's head.
///
/// @param value without line breaks; sent as UTF-8
public record Header(String name, String value) {}
