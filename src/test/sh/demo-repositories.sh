#!/bin/sh
# Makes git repositories of every kind below a folder: demo-repositories.sh DIR [COUNT], 12 by default.
# The same each time: fixed dates and authors, nobody's git configuration. DIR is emptied first.

set -eu
dir=$1
count=${2:-12}

if [ -e "$dir" ] && ! [ -e "$dir/.demo-repositories" ] && [ -n "$(ls -A "$dir")" ]; then
  echo "$dir was not made by this script, and is not empty" >&2
  exit 1
fi
rm -rf "$dir"
mkdir -p "$dir"
: >"$dir/.demo-repositories"
cd "$dir"

unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_AUTHOR_DATE='2026-01-02T03:04:05Z'
export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org GIT_COMMITTER_DATE='2026-01-02T03:04:05Z'

# commit REPOSITORY FILE: one more commit, of one more line.
commit() {
  echo "line of $2" >>"$1/$2"
  git -C "$1" add "$2"
  git -C "$1" commit -q -m "Change $2"
}

# One repository with three commits is made; the others are copies of its folder, which is faster than git.
git -c init.defaultBranch=main init -q --template= .seed
commit .seed readme.md
commit .seed readme.md
commit .seed notes.md
git clone -q --bare --template= .seed .upstreams.seed

repository() {
  cp -R .seed "$1"
}

# with_upstream NAME: a repository with a bare upstream that it knows, both at the same commit.
with_upstream() {
  mkdir -p .upstreams
  cp -R .upstreams.seed ".upstreams/$1.git"
  repository "$1"
  cat >>"$1/.git/config" <<END
[remote "origin"]
	url = ../.upstreams/$1.git
	fetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
	remote = origin
	merge = refs/heads/main
END
  git -C "$1" update-ref refs/remotes/origin/main main
}

one() {
  case $1 in
    1) with_upstream clean ;;
    2) repository dirty && echo changed >>dirty/readme.md ;;
    3) repository untracked && echo new >untracked/new.txt && echo newer >untracked/newer.txt ;;
    4) with_upstream ahead && commit ahead readme.md && commit ahead readme.md ;;
    5) with_upstream behind && git -C behind reset -q --hard HEAD~1 ;;
    6) with_upstream diverged && git -C diverged reset -q --hard HEAD~2 && commit diverged local.md ;;
    7) repository detached && git -C detached checkout -q --detach HEAD~1 ;;
    8) git -c init.defaultBranch=main init -q --template= empty ;;
    9) repository 'with a space' && echo changed >>'with a space/notes.md' ;;
    10) repository '日本語-🚀' && git -C '日本語-🚀' checkout -q -b 'feature/次' ;;
    11) repository staged && echo staged >>staged/readme.md && git -C staged add readme.md && echo more >>staged/readme.md ;;
    12) mkdir -p nested/deep && repository nested/deep/inner && git -C nested/deep/inner checkout -q -b topic/nested ;;
    *)
      name=$(printf 'repo-%03d' "$1")
      repository "$name"
      [ $(($1 % 3)) -ne 0 ] || echo changed >>"$name/readme.md"
      [ $(($1 % 5)) -ne 0 ] || echo new >"$name/new.txt"
      ;;
  esac
}

made=0
while [ "$made" -lt "$count" ]; do
  made=$((made + 1))
  one "$made"
done
rm -rf .seed .upstreams.seed
