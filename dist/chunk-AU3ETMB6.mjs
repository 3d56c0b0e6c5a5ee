
import{a as o,b as r}from"./chunk-6U3V2ING.mjs";import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as READY,r as serve};
