/** The part of the Lua interpreter that the tests of health checks use; the package has no types. */
declare module 'fengari' {
  /** A Lua machine. */
  export interface LuaState {
    readonly luaState: unique symbol;
  }

  export function to_luastring(text: string): Uint8Array;
  export function to_jsstring(text: Uint8Array): string;

  export const lua: {
    LUA_OK: number;
    lua_createtable(state: LuaState, list: number, map: number): void;
    lua_getfield(state: LuaState, index: number, key: Uint8Array): number;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushnil(state: LuaState): void;
    lua_pushnumber(state: LuaState, value: number): void;
    lua_pushstring(state: LuaState, text: Uint8Array): Uint8Array;
    lua_rawseti(state: LuaState, index: number, position: number): void;
    lua_setfield(state: LuaState, index: number, key: Uint8Array): void;
    lua_setglobal(state: LuaState, name: Uint8Array): void;
    lua_tojsstring(state: LuaState, index: number): string;
    lua_pop(state: LuaState, count: number): void;
    lua_pcall(
      state: LuaState,
      args: number,
      results: number,
      handler: number,
    ): number;
  };

  export const lauxlib: {
    luaL_newstate(): LuaState;
    luaL_loadstring(state: LuaState, text: Uint8Array): number;
    luaL_requiref(
      state: LuaState,
      name: Uint8Array,
      open: unknown,
      global: boolean,
    ): void;
  };

  export const lualib: { luaopen_base: unknown };
}
