/** Waits of a head pod that no time heals (domain.md 7.2, set H). */
const LASTING_WAITS = [
  'ImagePullBackOff',
  'ErrImagePull',
  'CrashLoopBackOff',
  'CreateContainerConfigError',
];

/**
 * Health of a RayCluster in Argo CD's Lua, by the table of domain.md 7.2. It sees the object alone:
 * worker pods and events are the card's affair. It does not compare `observedGeneration`, which can
 * lag for ever, and takes missing workers for scaling.
 */
export const RAY_CLUSTER_HEALTH_LUA = `local function health(status, message)
  return { status = status, message = message }
end

if obj.metadata.deletionTimestamp ~= nil then
  return health("Progressing", "being deleted")
end
if obj.status == nil then
  return health("Progressing", "waiting for the KubeRay operator")
end

-- Without the operator's gate RayClusterStatusConditions there is only the state.
if obj.status.conditions == nil then
  local states = { ready = "Healthy", suspended = "Suspended" }
  local known = states[obj.status.state]
  if known ~= nil then
    return health(known, obj.status.state)
  end
  return health("Progressing", "waiting for the KubeRay operator")
end

local conditions = {}
for _, condition in ipairs(obj.status.conditions) do
  conditions[condition.type] = condition
end
local function is(type, status)
  return conditions[type] ~= nil and conditions[type].status == status
end
local function words(type)
  local condition = conditions[type]
  if condition.message ~= nil and condition.message ~= "" then
    return condition.message
  end
  return condition.reason or "no reason given"
end

if is("RayClusterSuspended", "True") then
  return health("Suspended", "suspended")
end
if is("RayClusterSuspending", "True") then
  return health("Progressing", "suspending")
end
if is("ReplicaFailure", "True") then
  return health("Degraded", words("ReplicaFailure"))
end
if is("RayClusterProvisioned", "True") then
  if is("HeadPodReady", "False") then
    return health("Degraded", "head pod not ready: " .. words("HeadPodReady"))
  end
  return health("Healthy", "ready")
end

local lasting = { ${LASTING_WAITS.map(reason => `${reason} = true`).join(
  ', ',
)} }
if is("HeadPodReady", "False") and lasting[conditions["HeadPodReady"].reason] then
  return health("Degraded", "head pod: " .. conditions["HeadPodReady"].reason)
end
return health("Progressing", "provisioning pods")
`;
