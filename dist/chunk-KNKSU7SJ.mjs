
import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import{ia as o,ja as r,ka as m,la as p,ma as t}from"./chunk-VV3XXYWD.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
