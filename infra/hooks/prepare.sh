#!/bin/sh
# Before provisioning: settles what the templates are told. The arguments are the plans that this azd root deploys, the default first.
#   prepare.sh containerAppsGpu containerApps
set -eu

plan="${HOSTING_PLAN:-$1}"
case " $* " in
  *" $plan "*) ;;
  *)
    echo "HOSTING_PLAN is $plan, which is not deployed from $PWD: flex is deployed from the repository's root, premium from infra/premium, containerApps and containerAppsGpu from infra/gpu." >&2
    exit 1
    ;;
esac
azd env set HOSTING_PLAN "$plan"

# Whether hooks/ffmpeg will have something to put into the package. Said here, because azd may package while it provisions.
if [ -n "${FFMPEG_URL:-}" ]; then
  azd env set FFMPEG_IN_PACKAGE true
else
  azd env set FFMPEG_IN_PACKAGE false
fi

# The month in which the budget was made, which Azure lets nobody change later.
if [ -z "${BUDGET_START_DATE:-}" ]; then
  azd env set BUDGET_START_DATE "$(date -u +%Y-%m-01)"
fi
