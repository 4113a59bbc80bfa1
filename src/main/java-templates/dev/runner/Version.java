package dev.runner;

/// The version of this build, written by the build.
public final class Version {
  public static final String NUMBER = "${project.version}";

  private Version() {}
}
