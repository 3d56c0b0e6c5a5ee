
import{kb as o,lb as r,mb as m}from"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
