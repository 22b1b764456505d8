#!/usr/bin/env bash
# Makes a Kubernetes cluster with kind, Argo CD in it, and a Git server beside it, for `npm run e2e:live`; takes them away again.
#
#   e2e/live/kind.sh up      make them, and say how to run the check
#   e2e/live/kind.sh run …   run the check against them, with the arguments given
#   e2e/live/kind.sh down    remove them
#
# Needs Docker, kind 0.32 or later, kubectl and git, and the internet for images, charts and KubeRay's repository.
# Everything is called kuberay-live and belongs to this script alone; nothing else is touched.
set -euo pipefail

readonly NAME=kuberay-live
readonly KUBERNETES_IMAGE=${KIND_IMAGE:-kindest/node:v1.36.1}
readonly ARGOCD_VERSION=${ARGOCD_VERSION:-v3.5.1}
# Its CGI runs git http-backend: smart HTTP, pushes included.
readonly GIT_IMAGE=${GIT_IMAGE:-docker.io/library/httpd:2.4-alpine}
readonly GIT_PORT=${GIT_PORT:-17080}
readonly KUBECONFIG_FILE=${KIND_KUBECONFIG:-${XDG_STATE_HOME:-$HOME/.local/state}/kuberay-live/kubeconfig}
HERE=$(cd "$(dirname "$0")" && pwd)
readonly HERE

say() { printf '[kind] %s\n' "$*"; }

require() {
  local command
  for command in "$@"; do
    command -v "$command" >/dev/null || {
      say "$command is not installed" >&2
      exit 1
    }
  done
}

# Whoever reaches the port may push: it listens on the loopback address and in kind's network, with an empty repository.
start_git() {
  docker build --quiet --tag "$NAME-git" - >/dev/null <<EOF
FROM $GIT_IMAGE
RUN apk add --no-cache git git-daemon
RUN git init --bare --initial-branch main /git/gitops.git
WORKDIR /git/gitops.git
RUN git config http.receivepack true \\
  && git config user.name kuberay-live \\
  && git config user.email kuberay-live@localhost \\
  && tree=\$(git mktree </dev/null) \\
  && git update-ref refs/heads/main "\$(git commit-tree "\$tree" -m First)" \\
  && chown -R www-data:www-data /git
WORKDIR /usr/local/apache2
RUN sed -i 's/^[[:space:]]*#\(LoadModule cgid*_module\)/\1/' conf/httpd.conf \\
  && printf '%s\n' \\
    'SetEnv GIT_PROJECT_ROOT /git' \\
    'SetEnv GIT_HTTP_EXPORT_ALL 1' \\
    'ScriptAlias /git/ /usr/libexec/git-core/git-http-backend/' \\
    '<Directory "/usr/libexec/git-core">' \\
    '  Require all granted' \\
    '</Directory>' >>conf/httpd.conf
EOF
  docker run --detach --name "$NAME-git" --network kind \
    --publish "127.0.0.1:$GIT_PORT:80" "$NAME-git" >/dev/null
}

# Argo CD in its pod asks kind's DNS for the name of the container; better known here than as a stage that fails.
wait_for_git() {
  local tries
  for tries in $(seq 30); do
    git ls-remote --exit-code "http://127.0.0.1:$GIT_PORT/git/gitops.git" main >/dev/null 2>&1 && break
    [ "$tries" -lt 30 ] || {
      say "The Git server does not answer; docker logs $NAME-git says why" >&2
      exit 1
    }
    sleep 1
  done
  kubectl --namespace argocd exec deployment/argocd-repo-server --container argocd-repo-server -- \
    git ls-remote --exit-code "http://$NAME-git/git/gitops.git" main >/dev/null || {
    say "Argo CD's pods do not reach http://$NAME-git" >&2
    exit 1
  }
}

up() {
  require docker kind kubectl git
  mkdir -p "$(dirname "$KUBECONFIG_FILE")"
  say "Making the cluster ($KUBERNETES_IMAGE)"
  kind create cluster --name "$NAME" --image "$KUBERNETES_IMAGE" \
    --kubeconfig "$KUBECONFIG_FILE" --wait 180s
  export KUBECONFIG=$KUBECONFIG_FILE
  say "Installing Argo CD $ARGOCD_VERSION"
  kubectl create namespace argocd
  kubectl apply --namespace argocd --server-side --force-conflicts --filename \
    "https://raw.githubusercontent.com/argoproj/argo-cd/$ARGOCD_VERSION/manifests/install.yaml"
  say 'Starting the Git server'
  start_git
  say 'Waiting for Argo CD'
  kubectl --namespace argocd rollout status --timeout 300s statefulset/argocd-application-controller
  kubectl --namespace argocd rollout status --timeout 300s deployment/argocd-repo-server
  wait_for_git
  say "Ready. Now: $0 run"
}

run() {
  require npm
  [ -f "$KUBECONFIG_FILE" ] || {
    say "There is no cluster; first: $0 up" >&2
    exit 1
  }
  # Smaller than the defaults, so that six workers fit on a laptop.
  KUBECONFIG=$KUBECONFIG_FILE npm --prefix "$HERE/../.." run e2e:live -- \
    --git-url "http://127.0.0.1:$GIT_PORT/git/gitops.git" \
    --argocd-git-url "http://$NAME-git/git/gitops.git" \
    --head-cpu 500m --head-memory 3Gi --worker-cpu 200m --worker-memory 1Gi \
    --stage-timeout 1200 --autoscaler-process "$@"
}

down() {
  require docker kind
  docker rm --force "$NAME-git" >/dev/null 2>&1 || true
  docker image rm --force "$NAME-git" >/dev/null 2>&1 || true
  kind delete cluster --name "$NAME" --kubeconfig "$KUBECONFIG_FILE"
  rm -f "$KUBECONFIG_FILE" "$KUBECONFIG_FILE.lock"
}

case ${1:-} in
up) up ;;
run)
  shift
  run "$@"
  ;;
down) down ;;
*)
  sed -n '2,8s/^# \{0,1\}//p' "$0"
  exit 2
  ;;
esac
