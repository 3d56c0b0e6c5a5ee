
import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import{oa as o}from"./chunk-VV3XXYWD.mjs";export{o as lint};
